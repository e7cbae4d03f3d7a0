/**
 * @typedef {{severity: "error" | "unfinished" | "warning", where: string, words: string, unknown?: string}} Finding
 * @typedef {{saved?: boolean, refused?: string, findings?: Finding[], conflict?: {theirs: string, yours: string}, [other: string]: any}} Answer
 */

/** The page being edited: `de/billing/pay/`. The editor's own pages have it in their address. */
export const PAGE = location.pathname.replace(/^\/(?:-\/editor\/\w+\/)?/, "");

const SILENT =
  "kb serve does not answer. Your words are kept in this browser: start it again, and open the address that it shows.";

/**
 * Sends a request to the editor.
 * @param {string} what
 * @param {Record<string, unknown>} [details]
 * @returns {Promise<Answer>}
 */
export async function ask(what, details = {}) {
  try {
    const reply = await fetch("/-/editor/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ do: what, page: PAGE, ...details }),
    });
    return reply.ok ? await reply.json() : { refused: (await reply.text()).trim() };
  } catch {
    return { refused: SILENT };
  }
}
