#!/usr/bin/env node
// Trains the classifier on what your team judged, and writes its weights:
//
//   ai-security-scanner verdicts export > verdicts.jsonl
//   node train-classifier.mjs verdicts.jsonl > weights.json

import { readFile } from 'node:fs/promises';
import { featuresOf, probabilityOf } from './features.mjs';

const ROUNDS = 500;
const RATE = 0.1;
/** Keeps weights small that rest on few findings. */
const DECAY = 0.01;

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Name the file that `verdicts export` wrote.');
  process.exit(2);
}
const samples = (await readFile(file, 'utf8'))
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line))
  .filter(({ features }) => features !== undefined)
  .map(({ rule, features: { severity, confidence, cwe }, path, verdict }) => ({
    features: featuresOf({ rule, severity, confidence, cwe, steps: path.steps.length }),
    real: verdict === 'false-positive' ? 0 : 1,
  }));
if (samples.length === 0) {
  console.error('There is no verdict in it to learn from.');
  process.exit(1);
}
const model = { bias: 0, weights: {} };
for (let round = 0; round < ROUNDS; round++)
  for (const { features, real } of samples) {
    const error = real - probabilityOf(features, model);
    model.bias += RATE * error;
    for (const each of features)
      model.weights[each] = (model.weights[each] ?? 0) * (1 - RATE * DECAY) + RATE * error;
  }
console.log(JSON.stringify({ samples: samples.length, ...model }, null, 2));
