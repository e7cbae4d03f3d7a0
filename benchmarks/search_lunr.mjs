// Asks Material's search: lunr, with the fields, boosts and order of Material's own search worker (as of 9.x).
// node search_lunr.mjs LUNR_FOLDER LANGUAGE INDEX QUERIES → the pages found for each query, as JSON

import { readFileSync } from "node:fs";

const [folder, language, indexFile, queriesFile] = process.argv.slice(2);
const lunr = commonModule(`${folder}/templates/search/lunr.js`);
if (language !== "en") {
  commonModule(`${folder}/lunr-language/lunr.stemmer.support.js`)(lunr);
  commonModule(`${folder}/lunr-language/lunr.${language}.js`)(lunr);
}
const { docs, config } = JSON.parse(readFileSync(indexFile, "utf8"));
lunr.tokenizer.separator = new RegExp(config.separator);
const byPlace = new Map(docs.map((doc) => [doc.location, doc]));
const index = lunr(function () {
  if (language !== "en") this.use(lunr[language]);
  this.ref("location");
  this.field("title", { boost: 1e3 });
  this.field("text");
  for (const doc of docs) this.add(doc, { boost: 1 });
});
const found = JSON.parse(readFileSync(queriesFile, "utf8")).map((query) => {
  const asked = query
    .replace(/(?:^|\s+)[*+\-:^~]+(?=\s+|$)/g, "")
    .replace(/[:~^]/g, " ")
    .trim();
  const pages = new Map();
  for (const { ref, score, matchData } of index.search(asked)) {
    const page = ref.split("#")[0];
    const all = asked.split(/\s+/).length <= Object.keys(matchData.metadata).length;
    const weight = score * (1 + Number(!byPlace.get(ref).location.includes("#")) + Number(all));
    pages.set(page, Math.max(pages.get(page) ?? 0, weight));
  }
  return [...pages].sort(([, one], [, other]) => other - one).map(([page]) => page);
});
process.stdout.write(JSON.stringify(found));

/** Loads a CommonJS module that stands in a folder of ES modules. */
function commonModule(path) {
  const module = { exports: {} };
  new Function("module", "exports", readFileSync(path, "utf8"))(module, module.exports);
  return module.exports;
}
