// node extract-parts.cjs: writes the SVG of every Open Peeps pose, head, face, beard and pair of glasses to parts.json.
const fs = require('fs');
const React = require('react');
const { renderToStaticMarkup } = require('react-dom/server');
const peeps = require('react-peeps');

const KINDS = [
  ['body', 'StandingPose', ''],
  ['body', 'SittingPose', 'sit_'],
  ['body', 'BustPose', 'bust_'],
  ['hair', 'Hair', ''],
  ['face', 'Face', ''],
  ['acc', 'Accessories', ''],
  ['beard', 'FacialHair', ''],
];

function markup(part) {
  const inner = React.createElement(part, { strokeColor: '#222', backgroundColor: '@BG@' });
  return renderToStaticMarkup(React.createElement('svg', null, inner)).replace(/^<svg>|<\/svg>$/g, '');
}

const out = {};
for (const [kind, set, prefix] of KINDS) {
  out[kind] = out[kind] || {};
  for (const [name, part] of Object.entries(peeps[set])) out[kind][prefix + name] = markup(part);
}
fs.writeFileSync('parts.json', JSON.stringify(out));
