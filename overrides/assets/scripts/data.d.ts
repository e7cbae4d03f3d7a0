// Made by `kb schema` from the Python types of the same names: edit those instead.

export type SideNote = "result" | "note" | "tip" | "warning";

export type Words = string | Forms;

export type Below = TextBelow | NoteBelow | CodeBelow | TableBelow | ListBelow;

/** Words whose HTML, plain text and Markdown differ. U+E000 stands for the site's root. */
export interface Forms {
  html: string;
  /** Plain text. Links are followed by their addresses in parentheses, which contain no other parentheses. */
  text: string;
  markdown: string;
}

/** A paragraph. */
export interface TextBelow {
  kind: "text";
  words: Words;
  /** The name of a field, if the words are its value. */
  label?: string;
}

/** A text that is shown below a label: result, note, tip or warning. */
export interface NoteBelow {
  kind: SideNote;
  words: Words;
}

/** Code, whose lines stay as they are. */
export interface CodeBelow {
  kind: "code";
  code: string;
}

/** A table: its rows, beginning with the header row. */
export interface TableBelow {
  kind: "table";
  rows: Array<Array<Words>>;
}

/** A list. Each item is what it consists of, in order. */
export interface ListBelow {
  kind: "steps" | "points";
  items: Array<Array<Below>>;
}

export type Kind = "guide" | "section" | "step" | "point" | "question" | "video" | "widget" | "outcome";

/** Facts about words that no longer say what their source says. */
export interface Outdated {
  /** The language of the source. */
  source: string;
  /** Whether they mislead customers. */
  misleads: boolean;
}

/** A place that can be found and linked. */
export interface Unit {
  /** The anchor. Empty for the guide itself. */
  id: string;
  kind: Kind;
  /** The id of the unit that contains it: a section, a widget, a step. */
  within?: string;
  words: Words;
  /** Whom it is for, if not for everybody: kind → values. */
  variants?: Record<string, Array<string>>;
  /** The blocks below the words, in order. */
  below?: Array<Below>;
  /** The plain words of `below`, for search. */
  said?: string;
  /** Its other texts, by name: summary, intro, result, note, tip, warning, answer, text, outro. */
  more?: Record<string, Words>;
  /** A link to its video. */
  video?: Words;
  /** The language of the words, if they are not translated. */
  lang?: string;
  /** Set if the words are a translation whose source has changed since. */
  outdated?: Outdated;
}

/** A guide with everything in it that can be found. */
export interface GuideData {
  /** `topic/guide`. */
  address: string;
  /** The topic's title. */
  topic: string;
  /** Whether it is a question without a guide. */
  isQuestion?: boolean;
  keywords: Array<string>;
  /** The keywords that lead to one of its places: id → keywords. */
  leading?: Record<string, Array<string>>;
  /** What search adds to its texts: place in the index → words of a piece of text → mark and added words. */
  added: Record<string, Record<string, string>>;
  /** In reading order, the guide itself first. */
  units: Array<Unit>;
}

/** A part of a guide whose words have changed, in plain words. */
export interface RewordedData {
  id: string;
  was: string;
  now: string;
}

/** A change of a guide. */
export interface ChangeData {
  /** The address. */
  guide: string;
  /** The date, as the language writes it. */
  day: string;
  /** What has changed. */
  words: Words;
  parts: Array<RewordedData>;
}

/** Phrases of mails that say nothing about their subject. */
export interface Courtesies {
  greetings: Array<string>;
  thanks: Array<string>;
  closings: Array<string>;
  transitions: Array<string>;
}

/** All data of the desk in one language. */
export interface DeskData {
  language: string;
  labels: Record<string, string>;
  /** The words that a query passes over. */
  ignored: Array<string>;
  courtesies: Courtesies;
  /** What people type instead of a letter that their keyboard lacks → the letter: ue → ü. */
  spellings: Record<string, string>;
  /** Whether search splits words at apostrophes. */
  elision: boolean;
  /** Address of a guide → the code of its short link. A guide gets one when it is published. */
  codes: Record<string, string>;
  /** What readers see in place of the values of variants: kind → value → words. */
  variants: Record<string, Record<string, string>>;
  /** Name of a widget → its HTML, as in the guide. U+E000 stands for the site's root. */
  widgets: Record<string, string>;
  guides: Array<GuideData>;
  /** The newest changes. */
  changes: Array<ChangeData>;
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

/** The addresses that the “not found” page of a language knows. */
export interface Addresses {
  languages: Array<string>;
  /** Address, such as `billing/pay-invoices` → the page's title. For an old address: that of its replacement. */
  pages: Record<string, string>;
  /** The codes of the short links. */
  codes: Array<string>;
}
