// What of Leaflet the page's scripts use beyond its published types. Only `tsc` reads this file.

import 'leaflet';

declare module 'leaflet' {
  interface Map {
    _zoomAnimated: boolean;
    _latLngToNewLayerPoint(at: LatLng, zoom: number, center: LatLng): Point;
  }

  namespace Control {
    interface Scale {
      _mScale: HTMLElement;
      _iScale: HTMLElement;
      _getRoundNum(value: number): number;
      _updateScale(scale: HTMLElement, text: string, ratio: number): void;
    }
  }
}
