#!/usr/bin/env node
// A reviewer for `ai-security-scanner reviewer ask`: a classifier that was trained on your own verdicts, without a
// language model. It reads the data of the request and leaves its prompt alone.
//
//   reviewers:
//     ours:
//       command: [node, ~/reviewers/classifier.mjs, ~/reviewers/weights.json]
//       model: Our classifier

import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { featuresOf, probabilityOf } from './features.mjs';

const [file = 'weights.json'] = process.argv.slice(2);
const model = JSON.parse(await readFile(file, 'utf8'));
const { nonce, kind, finding, excerpts } = JSON.parse(await text(process.stdin));

if (kind !== 'finding') {
  console.log(JSON.stringify({ nonce, why: 'This classifier only judges findings.', suggestions: [] }));
} else {
  const { ruleId: rule, severity, confidence, cwe, steps, line } = finding;
  const features = featuresOf({ rule, severity, confidence, cwe, steps: steps.length });
  const probability = probabilityOf(features, model);
  const known = features.filter((each) => model.weights[each] !== undefined);
  const { firstLine, lines } = excerpts.find((each) => each.firstLine <= line && line < each.firstLine + each.lines.length);
  console.log(
    JSON.stringify({
      nonce,
      opinion: probability > 0.7 ? 'real' : probability < 0.3 ? 'not-real' : 'unsure',
      probability: Math.round(probability * 1000) / 1000,
      why: `Of ${model.samples} verdicts it has learnt about: ${known.join(', ') || 'nothing like this'}.`,
      quotes: [{ line, text: lines[line - firstLine] }],
    }),
  );
}
