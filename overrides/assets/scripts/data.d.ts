// Made by `kb schema` from the Python types of the same names: edit those instead.

export type SideNote = "result" | "note" | "tip" | "warning";

export type Words = string | Forms;

export type Below = TextBelow | NoteBelow | CodeBelow | TableBelow | ListBelow;

/** Words that HTML, plain text and Markdown write differently. U+E000 stands for the site's root. */
export interface Forms {
  html: string;
  /** Its links are followed by their addresses in parentheses, in which there are no further parentheses. */
  text: string;
  markdown: string;
}

/** A paragraph. */
export interface TextBelow {
  kind: "text";
  words: Words;
  /** What a field is called of which these words are the value. */
  label?: string;
}

/** What stands below the label of its kind. */
export interface NoteBelow {
  kind: SideNote;
  words: Words;
}

/** Lines that stay as they are. */
export interface CodeBelow {
  kind: "code";
  code: string;
}

/** A table: its rows, of which the first is the head. */
export interface TableBelow {
  kind: "table";
  rows: Array<Array<Words>>;
}

/** A list. Each entry has what it says, in order. */
export interface ListBelow {
  kind: "steps" | "points";
  items: Array<Array<Below>>;
}

export type Kind = "guide" | "section" | "step" | "point" | "question" | "widget" | "outcome";

/** A place that can be found and linked. */
export interface Unit {
  /** The anchor; empty for the guide itself. */
  id: string;
  kind: Kind;
  /** The id of what is around it: a section, a widget, a step. */
  within?: string;
  words: Words;
  /** What stands below the words, in order. */
  below?: Array<Below>;
  /** The plain words of that, for search. */
  said?: string;
  /** What else it says: summary, intro, result, note, tip, warning, answer, text, outro. */
  more?: Record<string, Words>;
  /** The language of its words, if they are not translated. */
  lang?: string;
}

/** A guide. */
export interface GuideData {
  /** `topic/guide`. */
  address: string;
  /** The topic's title. */
  topic: string;
  keywords: Array<string>;
  /** What search adds to the texts of its places: place in the index → words of a piece of its text → that. */
  added: Record<string, Record<string, string>>;
  /** In reading order, the guide itself first. */
  units: Array<Unit>;
}

/** Everything in one language. */
export interface DeskData {
  language: string;
  labels: Record<string, string>;
  /** The words that a query passes over. */
  ignored: Array<string>;
  /** Letters that a keyboard may lack, by what people type instead: ü by ue. */
  spellings: Record<string, string>;
  /** Whether search splits words at apostrophes. */
  elision: boolean;
  /** The codes of the short links, by guides' addresses. A guide has one once it is published. */
  codes: Record<string, string>;
  /** The HTML that each widget has in its guide, by the widget's name. U+E000 stands for the site's root. */
  widgets: Record<string, string>;
  guides: Array<GuideData>;
}

export type Vocabulary = Array<string>;

/** What a query needs to know about the index of its language. */
export interface SearchLanguage {
  /** The number of guides in the index. */
  guides: number;
  /** The words that a query ignores. */
  ignored: Array<string>;
  /** What people type instead of a letter that their keyboard lacks → the letter: ue → ü. */
  spellings: Record<string, string>;
}

/** What the “not found” page of a language knows. */
export interface Addresses {
  languages: Array<string>;
  /** The title of the page at each address, `billing/pay-invoices`; at an old address, of what has replaced it. */
  pages: Record<string, string>;
  /** Those of the short links. */
  codes: Array<string>;
}
