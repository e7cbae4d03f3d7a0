// Prints what MDN's HTTP Observatory says of a host on this machine: node observatory.mjs FOLDER-OF-PACKAGE HTTP HTTPS

const [folder, httpPort, httpsPort] = process.argv.slice(2);
const load = (name) => import(`${folder}/src/${name}`);
const { retrieve } = await load("retriever/retriever.js");
const { ALL_TESTS } = await load("constants.js");
const { getGradeForScore, getScoreModifier } = await load("grader/grader.js");

const answers = await retrieve("localhost", { httpPort: Number(httpPort), httpsPort: Number(httpsPort) });
const results = ALL_TESTS.map((test) => test(answers)).filter(({ result }) => result);
const score = 100 + results.reduce((sum, { result }) => sum + getScoreModifier(result), 0);
const failed = results.filter(({ pass }) => !pass).map(({ result }) => result);
process.stdout.write(JSON.stringify({ ...getGradeForScore(score), failed }));
process.exit(0); // its connections stay open
