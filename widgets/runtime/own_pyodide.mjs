/** Pyodide's start script, with our changes. */

/** The reason, the original text, and what we replace it with. @type {[string, string, string][]} */
const CHANGES = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the source of a template string
  ["no other host is known", "https://cdn.jsdelivr.net/pyodide/v${U}/full/", "./"],
  ["the map is not served", "//# sourceMappingURL=pyodide.mjs.map", ""],
  // Two new options, `wasm` and `library`, are promises, so that both can load before this script does.
  ["`wasm` is given…", "instantiateWasm:Ie(e.indexURL)", "instantiateWasm:Ie(e.wasm)"],
  ["…and not fetched…", '{binary:t,response:n}=_(e+"pyodide.asm.wasm")', "{binary:t,response:n}={response:e}"],
  [
    "…but compiled already",
    "await WebAssembly.instantiateStreaming(n,s)",
    "{module:await n,instance:await WebAssembly.instantiate(await n,s)}",
  ],
  ["`library` is given…", 'e.stdLibURL!=null?t=e.stdLibURL:t=e.indexURL+"python_stdlib.zip"', "t=e.library"],
  ["…and not fetched", "let t=j(e);return async n=>{", "let t=e.then(bytes=>new Uint8Array(bytes));return async n=>{"],
];

/**
 * Returns the script with our changes. Throws if it is not the version that we know.
 * @param {string} source pyodide.mjs
 */
export function ownPyodide(source) {
  for (const [reason, theirs, ours] of CHANGES) {
    const parts = source.split(theirs);
    if (parts.length !== 2)
      throw new Error(`pyodide.mjs is not the version that we know (${reason}): expected exactly one ${theirs}`);
    source = parts.join(ours);
  }
  return source;
}
