// Asks the support desk's finder, and prints as JSON the rank of the right guide for each query, how many places and
// second questions of mails are found, and the processor time in milliseconds that a mail of 2,000 characters and a word
// take among many guides: node desk.mjs DATA QUESTIONS GUIDES

import { readFileSync } from "node:fs";
import { Content } from "../overrides/assets/scripts/desk/content.js";
import { finderOf } from "../overrides/assets/scripts/desk/finder.js";
import { asOneLine } from "../overrides/assets/scripts/desk/mail.js";

const MOST = 40; // places that the desk shows
const RUNS = 5;

const [data, questions] = process.argv.slice(2, 4).map((file) => JSON.parse(readFileSync(file, "utf-8")));
const number = Number(process.argv[4]);

/**
 * @param {import("../overrides/assets/scripts/desk/finder.js").Finder} asked
 * @param {{ words: string, guides: string[], places: string[], second: string[] }} mail or query
 * @returns {Promise<{ rank: number, counted: string[] }>} the rank from 1, or 0, and what else is to be counted
 */
async function answered(asked, { words, guides: right, places: ids, second: others }) {
  const { places, second } = await asked.find(asOneLine(words), MOST);
  const guides = [...new Set(places.map(({ guide }) => guide.address))];
  const counted = [];
  if (ids.length > 0) {
    const { guide, unit } = [places[0], second].find((place) => place?.guide.address === right[0]) ?? places[0];
    const isRight = guide.address === right[0] && (ids.includes(unit.id) || ids.includes(unit.within));
    counted.push("places asked", isRight ? "right" : unit.kind === "guide" ? "whole guide" : "another place");
  }
  if (others.length > 0) counted.push("second questions", second ? "noticed" : "not noticed");
  if (others.length > 0 && second) {
    const rest = others.includes(guides[0]) ? right.filter((guide) => !others.includes(guide)) : others;
    counted.push(rest.includes(second.guide.address) ? "with the right guide" : "with another guide");
  }
  if (others.length === 0) counted.push("single questions", ...(second ? ["taken for two"] : []));
  return { rank: guides.findIndex((guide) => right.includes(guide)) + 1, counted };
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
const [ranks, counts] = [[], []];
for (const kind of questions) {
  const [ofKind, numbers] = [[], {}];
  for (const mail of kind) {
    const { rank, counted } = await answered(finder, mail);
    ofKind.push(rank);
    for (const name of counted) numbers[name] = (numbers[name] ?? 0) + 1;
  }
  ranks.push(ofKind);
  counts.push(numbers);
}

const guides = Array.from({ length: number }, (_, copy) => {
  const guide = data.guides[copy % data.guides.length];
  return { ...guide, address: `${guide.address}-${copy}` };
});
const large = await finderOf(new Content({ ...data, guides }));
const text = questions
  .flat()
  .map(({ words }) => words)
  .toSorted((one, other) => other.length - one.length)[0];
const mail = text.repeat(Math.ceil(2000 / text.length)).slice(0, 2000);
process.stdout.write(
  JSON.stringify({ ranks, counts, mail: await time(large, mail), word: await time(large, text.split(/\s+/)[0]) }),
);
