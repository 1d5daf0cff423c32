// A close view of the map → a small map of the region around it, with a box.

/** A view narrower than this many degrees of longitude does not show by itself where it lies. */
const CLOSE_DEG = 20;
/** How many times as wide as the view its region is, and the least and the most degrees that it shows. */
const REGION = { times: 9, least: 36, most: 130 };

/** The small map in the corner: a picture for those who see it, nothing that can be used. */
class Inset {
  /** @param {L.Map} map @param {BasemapLayer} basemap @param {HTMLElement|null} holder */
  constructor(map, basemap, holder) {
    this.map = map;
    this.basemap = basemap;
    this.canvas = /** @type {HTMLCanvasElement} */ (document.createElement('canvas'));
    this.canvas.className = 'inset';
    this.canvas.setAttribute('aria-hidden', 'true');
    holder?.append(this.canvas);
    map.on('moveend resize', () => this.draw());
  }

  /** Shows itself only where it helps and where there is room. */
  draw() {
    const bounds = this.map.getBounds();
    const wide = bounds.getEast() - bounds.getWest();
    const size = this.map.getSize();
    this.canvas.hidden = wide > CLOSE_DEG || size.y < 230;
    if (!this.canvas.hidden) this.paint(bounds, wide);
  }

  /** @param {L.LatLngBounds} bounds @param {number} wide in degrees */
  paint(bounds, wide) {
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    Object.assign(this.canvas, { width: width * ratio, height: height * ratio });
    const region = Math.min(Math.max(wide * REGION.times, REGION.least), REGION.most);
    const scale = width / (region / 360);
    /** @param {L.LatLng} at */
    const project = (at) => L.CRS.EPSG3857.latLngToPoint(at, Math.log2(scale / 256));
    const middle = project(bounds.getCenter());
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    const frame = { context, ratio, scale, origin: L.point(middle.x - width / 2, middle.y - height / 2), width, height };
    this.basemap.paintSmall(frame);
    this.paintBox(frame, project(bounds.getNorthWest()).subtract(frame.origin), project(bounds.getSouthEast()).subtract(frame.origin));
  }

  /** The box of the view, never too small to be seen. @param {Frame} frame @param {L.Point} from @param {L.Point} to */
  paintBox({ context, ratio }, from, to) {
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    const [half, tall] = [Math.max((to.x - from.x) / 2, 4), Math.max((to.y - from.y) / 2, 4)];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.strokeStyle = mapColours(this.map.getContainer()).box;
    context.lineWidth = 2;
    context.strokeRect(x - half, y - tall, 2 * half, 2 * tall);
  }
}
