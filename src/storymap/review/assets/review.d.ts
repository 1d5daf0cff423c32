// What the server sends and what the page keeps. Only `tsc` reads this file; the page does not carry it.

type Section = 'documents' | 'places' | 'stops' | 'chapters' | 'verdicts';

interface Signed {
  id: string;
  note?: string;
  by?: string | null;
  on?: string | null;
  edited?: string[];
}

interface CandidateItem {
  id: string;
  name: string;
  /** GeoNames class and code. */
  kind: string;
  country?: string | null;
  admin1?: string | null;
  lat: number;
  lon: number;
  radius_km: number;
  /** Share in [0, 1]. */
  score: number;
}

interface OwnPosition {
  lat: number;
  lon: number;
  radius_km?: number;
  name?: string | null;
  country?: string | null;
}

interface PlaceItem extends Signed {
  document: string | null;
  name: string;
  use: string;
  lookup: string | null;
  place: string | null;
  at: OwnPosition | null;
  not_a_place: boolean;
  obscure_km: number | null;
  decided: boolean;
  candidates: CandidateItem[];
  mentions: number;
  confidence: number | null;
  resolved: { id: string; name: string; lat: number; lon: number; country: string | null; radius_km: number; kind: string } | null;
}

interface WhenItem {
  start?: string | null;
  end?: string | null;
  precision?: string | null;
  words?: string;
}

interface StopItem extends Signed {
  name: string;
  place: string | null;
  role: string;
  when: WhenItem | string | null;
  until: WhenItem | string | null;
  when_words: string;
  ordered: boolean;
  inferred: boolean;
  lat: number | null;
  lon: number | null;
}

interface RouteItem {
  id: string;
  traveller: string | null;
  stops: string[];
}

interface MediaItem {
  url: string;
  alt: string;
  credit?: string;
}

interface LinkItem {
  url: string;
  title?: string;
  archive?: string | null;
  captured?: string | null;
  sha256?: string | null;
}

interface ChapterItem extends Signed {
  title: string;
  document: string | null;
  passage: { paragraph: number; last?: number; start: number; end: number; text: string } | null;
  stop: string | null;
  caption: string;
  media: MediaItem[];
  links: LinkItem[];
  hidden: boolean;
  /** Whether it is a person's own, without a passage. */
  own: boolean;
}

interface VerdictItem extends Omit<Signed, 'id'> {
  id: string | null;
  key: string;
  document: string;
  type: string;
  quote: string;
  outcome: string;
  drafted_outcome: string | null;
  because: string;
  correction: Figure | string | null;
  claimed: Figure[] | null;
  measured: Figure | null;
  published: Figure[];
  /** Outcomes by the name of a worldview. */
  worldviews: Record<string, string> | [string, string][];
  status: 'draft' | 'confirmed' | 'rejected';
  links: LinkItem[];
  withdrawn: boolean;
}

interface Mark {
  start: number;
  end: number;
  kind: 'place' | 'claim';
  id: string;
}

interface Paragraph {
  start: number;
  text: string;
  heading: boolean;
  marks: Mark[];
}

interface DocumentItem {
  id: string;
  title: string | null;
  url: string | null;
  published: string | null;
  licence: string | null;
  author?: string | null;
  site?: string | null;
  language?: string;
  paragraphs: Paragraph[];
}

interface WorkItem {
  id: string;
  section: Section;
  item: string;
  what: string;
  why: string;
  score: number;
  done: boolean;
}

interface HistoryItem {
  on: string;
  by: string | null;
  section: string;
  item: string | null;
  kind: string;
  subject: string;
  was?: string;
  now?: string;
  note?: string;
  /** Readers are told unless it says no. */
  public?: boolean;
}

/** What the server sends at first, and whenever more has changed than a patch tells. */
interface State {
  schema: string;
  file: string;
  version: string;
  serial: number;
  title: string;
  judging: boolean;
  problems: string[];
  documents: DocumentItem[];
  places: PlaceItem[];
  routes: (Omit<RouteItem, 'stops'> & { stops: StopItem[] })[];
  chapters: ChapterItem[];
  verdicts: VerdictItem[];
  work: WorkItem[];
  history: HistoryItem[];
  since_draft: { section: string; item: string; keys: string[] }[];
  undo: string | null;
  redo: string | null;
  unplaced: object[];
}
