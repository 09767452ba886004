// Draws our own streets and buildings beside their list; nothing is fetched from another host.
(() => {
  'use strict';

  const STREET = '#8d8574';
  const BUILDING = '#1f4e79';
  const MARKED = '#b42318';
  // Forms and colours of the age of a building's last confirmation; the colours are those of fieldwork.css.
  const AGES = {
    WITHIN_30: { colour: '#0b5358' },
    WITHIN_90: { colour: '#2f7fb5', points: 4, angle: Math.PI / 4 },
    OLDER: { colour: '#b35a00', points: 3, angle: 0 },
    NEVER: { colour: '#7b1e3a', points: 4, angle: Math.PI / 4, inner: 0.35 },
  };
  const SOURCE_METRES_PER_PIXEL = 4;
  const LABEL_METRES_PER_PIXEL = 1.2;

  const squares = new Map();
  const forms = new Map();

  function square(colour, size) {
    const key = colour + size;
    if (!squares.has(key)) {
      squares.set(key, new ol.style.RegularShape({
        points: 4, radius: size, angle: Math.PI / 4,
        fill: new ol.style.Fill({ color: colour }),
        stroke: new ol.style.Stroke({ color: '#ffffff', width: 1.5 }),
      }));
    }
    return squares.get(key);
  }

  function form(age, size) {
    const key = age + size;
    if (!forms.has(key)) {
      const look = AGES[age];
      const paint = {
        radius: size,
        fill: new ol.style.Fill({ color: look.colour }),
        stroke: new ol.style.Stroke({ color: '#ffffff', width: 1.5 }),
      };
      forms.set(key, look.points
        ? new ol.style.RegularShape({ ...paint, points: look.points, angle: look.angle, radius2: look.inner && size * look.inner })
        : new ol.style.Circle(paint));
    }
    return forms.get(key);
  }

  function text(words, bold, offset) {
    return new ol.style.Text({
      text: words,
      font: (bold ? 'bold ' : '') + '13px "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
      fill: new ol.style.Fill({ color: '#111827' }),
      stroke: new ol.style.Stroke({ color: '#ffffff', width: 3 }),
      offsetY: offset,
      overflow: true,
    });
  }

  function styleStreet(feature, resolution) {
    const label = text(feature.get('label'), false, 0);
    label.setPlacement('line');
    return new ol.style.Style({
      stroke: new ol.style.Stroke({ color: STREET, width: resolution < LABEL_METRES_PER_PIXEL ? 6 : 3 }),
      text: label,
    });
  }

  function styleBuilding(feature, resolution, marked, pointed, here) {
    const reference = feature.get('reference');
    const isMarked = reference === marked;
    const strong = isMarked || reference === pointed;
    const age = AGES[feature.get('age')] && feature.get('age');
    const label = feature.get('label') + (isMarked ? ' ' + here : '') + (age && strong ? ' · ' + feature.get('said') : '');
    return new ol.style.Style({
      image: age ? form(age, strong ? 12 : 8) : square(isMarked ? MARKED : BUILDING, strong ? 10 : 7),
      text: strong || resolution < LABEL_METRES_PER_PIXEL ? text(label, strong, -16) : undefined,
      zIndex: strong ? 2 : 1,
    });
  }

  function start(target) {
    const data = target.dataset;
    const side = target.parentElement;
    const said = side.querySelector('.map-said');
    const beside = side.parentElement;
    side.hidden = false;
    if (typeof ol === 'undefined') {
      target.hidden = true;
      said.textContent = data.failed;
      return;
    }
    let pointed = '';

    const source = new ol.source.Vector({
      strategy: ol.loadingstrategy.bbox,
      loader(extent, resolution, projection, success, failure) {
        const bounds = ol.proj.transformExtent(extent, projection, 'EPSG:4326');
        fetch(data.source + '?bbox=' + bounds.map((degrees) => degrees.toFixed(6)).join(','), {
          credentials: 'same-origin', headers: { Accept: 'application/geo+json' },
        }).then((answer) => {
          if (!answer.ok) {
            throw new Error(String(answer.status));
          }
          return answer.json();
        }).then((collection) => {
          const features = new ol.format.GeoJSON().readFeatures(collection, { featureProjection: projection });
          for (const feature of features) {
            const id = feature.get('reference') || feature.get('name') + feature.getGeometry().getFlatCoordinates()[0];
            if (!source.getFeatureById(id)) {
              feature.setId(id);
              source.addFeature(feature);
            }
          }
          said.textContent = '';
          success(features);
        }).catch(() => {
          source.removeLoadedExtent(extent);
          said.textContent = data.failed;
          failure();
        });
      },
    });

    const layer = new ol.layer.Vector({
      source,
      declutter: true,
      maxResolution: SOURCE_METRES_PER_PIXEL,
      style: (feature, resolution) => feature.get('kind') === 'street'
        ? styleStreet(feature, resolution)
        : styleBuilding(feature, resolution, data.marked, pointed, data.here),
    });

    const map = new ol.Map({
      target,
      layers: [layer],
      controls: ol.control.defaults.defaults({
        attribution: false,
        rotate: false,
        zoomOptions: { zoomInTipLabel: data.zoomIn, zoomOutTipLabel: data.zoomOut },
      }).extend([new ol.control.ScaleLine()]),
      view: new ol.View({
        center: ol.proj.fromLonLat([Number(data.longitude), Number(data.latitude)]),
        zoom: data.marked ? 18 : 17,
        minZoom: 10,
        maxZoom: 20,
        enableRotation: false,
      }),
    });

    for (const button of target.querySelectorAll('.ol-zoom button')) {
      button.setAttribute('aria-label', button.title);
    }

    map.on('moveend', () => {
      const far = map.getView().getResolution() > SOURCE_METRES_PER_PIXEL;
      if (far) {
        said.textContent = data.many;
      } else if (said.textContent === data.many) {
        said.textContent = '';
      }
    });

    map.on('click', (event) => {
      const hit = map.forEachFeatureAtPixel(event.pixel,
        (feature) => feature.get('reference') || undefined, { hitTolerance: 6 });
      if (hit) {
        window.location.assign(data.buildingPath + hit);
      }
    });
    map.on('pointermove', (event) => {
      const over = map.hasFeatureAtPixel(event.pixel,
        { hitTolerance: 6, layerFilter: (candidate) => candidate === layer });
      target.style.cursor = over ? 'pointer' : '';
    });

    // The list leads the map: what has the focus there is shown here.
    beside.addEventListener('focusin', (event) => {
      const link = event.target.closest('a[data-building]');
      if (!link) {
        return;
      }
      pointed = link.dataset.building;
      if (link.dataset.longitude) {
        map.getView().setCenter(ol.proj.fromLonLat([Number(link.dataset.longitude), Number(link.dataset.latitude)]));
      }
      layer.changed();
    });
  }

  document.querySelectorAll('.map').forEach(start);
})();
