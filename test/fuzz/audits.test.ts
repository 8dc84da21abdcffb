/**
 * Audits in JSON, spoilt. Whatever comes of it, an audit is refused with a sentence, or is one that pages can be made
 * of, alone and beside others.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { auditPage } from '../../server/src/report/audit/page.ts';
import { readAudits } from '../../server/src/report/audit/read.ts';
import { severalDocuments } from '../../server/src/report/audit/testing.ts';
import { withOddValue } from '../support/oddValues.ts';
import { Random } from '../support/random.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

describe('spoilt audits', function () {
  this.timeout(60_000);

  it('are refused or shown', () => {
    const pack = (text: string): Uint8Array => new TextEncoder().encode(text);
    const [other, ...documents] = severalDocuments();
    const outcomes = { refused: 0, shown: 0 };
    for (let run = 0; run < RUNS; run++) {
      const where = `seed ${SEED + run}`;
      const random = new Random(SEED + run);
      const spoilt = withOddValue(random.pick([other, ...documents]), random);
      const read = readAudits(JSON.stringify(spoilt));
      if ('fault' in read) {
        assert.match(read.fault, /^It[\s\S]{1,300}\.$/, where);
        outcomes.refused++;
        continue;
      }
      for (const audits of [read, [...documents, ...read]])
        assert.doesNotMatch(
          auditPage(audits, pack).replace(/<script[\s\S]*?<\/script>/g, ''),
          /NaN|undefined|\[object /,
          where,
        );
      outcomes.shown++;
    }
    assert.ok(outcomes.refused > 0 && outcomes.shown > 0, JSON.stringify(outcomes));
  });
});
