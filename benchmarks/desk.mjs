// Asks the support desk's finder, and prints as JSON the rank of the right guide for each query, and the processor time
// in milliseconds that a mail of 2,000 characters and a word take among many guides: node desk.mjs DATA QUESTIONS GUIDES

import { readFileSync } from "node:fs";
import { Content } from "../overrides/assets/scripts/desk/content.js";
import { finderOf } from "../overrides/assets/scripts/desk/finder.js";

const MOST = 40; // places that the desk shows
const RUNS = 5;

const [data, questions] = process.argv.slice(2, 4).map((file) => JSON.parse(readFileSync(file, "utf-8")));
const number = Number(process.argv[4]);

/** @param {import("../overrides/assets/scripts/desk/finder.js").Finder} asked @param {string} query @param {string[]} right @returns {Promise<number>} from 1, or 0 */
async function rank(asked, query, right) {
  const { places } = await asked.find(query, MOST);
  const guides = [...new Set(places.map(({ guide }) => guide.address))];
  return guides.findIndex((guide) => right.includes(guide)) + 1;
}

/** @param {import("../overrides/assets/scripts/desk/finder.js").Finder} asked @param {string} query @returns {Promise<number>} milliseconds, the least of several runs */
async function time(asked, query) {
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    const start = process.cpuUsage();
    await asked.find(query, MOST);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return Math.min(...times);
}

const finder = await finderOf(new Content(data));
const ranks = [];
for (const kind of questions) {
  const ofKind = [];
  for (const [query, right] of kind) ofKind.push(await rank(finder, query, right));
  ranks.push(ofKind);
}

const guides = Array.from({ length: number }, (_, copy) => {
  const guide = data.guides[copy % data.guides.length];
  return { ...guide, address: `${guide.address}-${copy}` };
});
const large = await finderOf(new Content({ ...data, guides }));
const text = questions
  .flat()
  .map(([query]) => query)
  .toSorted((one, other) => other.length - one.length)[0];
const mail = text.repeat(Math.ceil(2000 / text.length)).slice(0, 2000);
process.stdout.write(
  JSON.stringify({ ranks, mail: await time(large, mail), word: await time(large, text.split(/\s+/)[0]) }),
);
