// Types that several of the page's scripts share. Only `tsc` reads this file; the page does not carry it.

/** What a canvas shows: its context, and where it lies in the Mercator plane. */
interface Frame {
  context: CanvasRenderingContext2D;
  /** Device pixels for each CSS pixel. */
  ratio: number;
  /** Width of the whole world in CSS pixels. */
  scale: number;
  /** The canvas's upper left corner, in pixels from the world's. */
  origin: L.Point;
  width: number;
  height: number;
}

type Colours = ReturnType<typeof mapColours>;

/** The part of the canvas that a reader sees, in its pixels. */
interface View {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What the basemap asks of the story: where no name may stand, and which names stand already. */
interface Taken {
  avoid: Rect[];
  said: Set<string>;
  /** Codes of the countries to name before all others. */
  first: Set<string>;
}

/** Everything that the basemap's names depend on. */
interface Labelling extends Taken {
  countries: Country[];
  /** Codes of the story's countries. */
  story: Set<string>;
  view: View;
  turns: number[];
}

/** A country in sight: the part of its box that is, and that part's area in square pixels. */
interface Sighting {
  country: Country;
  box: Rect;
  room: number;
}

/** How a marker looks and what it is called. */
interface MarkerLook {
  className: string;
  number: string;
  name: string;
  label: string;
  /** Index of the stop on the protagonist's route; null for all other places. */
  stop: number | null;
  /** Index of the route that it is a stop of; null for a place that is only mentioned. */
  route: number | null;
}

/** A marker as it stands on the map. */
interface PlacedMarker {
  place: number;
  marker: L.Marker;
  at: LatLon;
  label: HTMLElement;
  /** Drawn once the marker had to move. */
  leader: L.Polyline | null;
  stop: number | null;
  route: number | null;
  /** A country's name, without a point. */
  wide: boolean;
  /** Only mentioned: left out where there is no room. */
  quiet: boolean;
  spot: L.Point | null;
  measured: string;
  room: { width: number; height: number };
}

/** A leg with what draws it. */
interface DrawnLeg {
  leg: Leg;
  route: number;
  line: L.Polyline;
  casing: L.Polyline;
  /** Drawn once the leg has room for one. */
  arrow: L.Marker | null;
  /** The line's points in sight, every few pixels. */
  samples: Sample[];
}
