// TopoJSON to GeoJSON, as its specification says (github.com/topojson/topojson-specification, 2.1.1 and 2.1.4): arcs are
// quantised and delta-coded; a negative index is the arc ~index walked backwards.

export function features(topology, name) {
  const arcs = topology.arcs.map((arc) => decoded(arc, topology.transform));
  return topology.objects[name].geometries.map((geometry) => ({
    type: 'Feature',
    id: geometry.id,
    properties: geometry.properties,
    geometry: { type: geometry.type, coordinates: coordinates(geometry, arcs) },
  }));
}

function decoded(arc, { scale, translate }) {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

function coordinates(geometry, arcs) {
  const polygon = (rings) => rings.map((ring) => joined(ring, arcs));
  return geometry.type === 'Polygon' ? polygon(geometry.arcs) : geometry.arcs.map(polygon);
}

/** One ring out of arcs that share their end points. */
function joined(ring, arcs) {
  const points = [];
  for (const index of ring) {
    const arc = index < 0 ? arcs[~index].slice().reverse() : arcs[index];
    points.push(...(points.length > 0 ? arc.slice(1) : arc));
  }
  return points;
}
