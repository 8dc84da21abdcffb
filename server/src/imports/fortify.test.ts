import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ImportedResult } from './imported.ts';
import { readText, resultsOf } from './testing.ts';

interface Given {
  /** `Abstract` of the description, unescaped. */
  readonly abstract?: string;
  readonly definitions?: Readonly<Record<string, string>>;
  readonly groups?: Readonly<Record<string, string>>;
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The only vulnerability of an FVDL file in the form that is written since 2022. */
function read({ abstract = '', definitions = {}, groups = {} }: Given): ImportedResult {
  const defs = Object.entries(definitions).map(([key, value]) => `<Def key="${key}" value="${value}"/>`);
  const metas = Object.entries(groups).map(([name, value]) => `<Group name="${name}">${value}</Group>`);
  const [result] = resultsOf(
    readText(`<?xml version="1.0" encoding="UTF-8"?>
<FVDL xmlns="xmlns://www.fortifysoftware.com/schema/fvdl" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="1.12" xsi:type="FVDL">
<CreatedTS date="2026-03-01" time="08:00:00"/>
<Build><SourceBasePath>/home/ci/shop</SourceBasePath></Build>
<Vulnerabilities><Vulnerability>
  <ClassInfo><ClassID>C1</ClassID><Kingdom>Encapsulation</Kingdom><Type>Weak Thing</Type><DefaultSeverity>2.0</DefaultSeverity></ClassInfo>
  <InstanceInfo><InstanceID>I1</InstanceID><InstanceSeverity>2.0</InstanceSeverity><Confidence>5.0</Confidence></InstanceInfo>
  <AnalysisInfo><Unified><Context/>
    <ReplacementDefinitions>${defs.join('')}</ReplacementDefinitions>
    <Trace><Primary><Entry><Node isDefault="true"><SourceLocation path="app/a.js" line="3" lineEnd="3" colStart="7" colEnd="0"/></Node></Entry></Primary></Trace>
  </Unified></AnalysisInfo>
</Vulnerability></Vulnerabilities>
<Description contentType="preformatted" classID="C1"><Abstract>${escaped(abstract)}</Abstract></Description>
<EngineData><RuleInfo><Rule id="C1"><MetaInfo>${metas.join('')}</MetaInfo></Rule></RuleInfo></EngineData>
</FVDL>`),
  );
  return result ?? assert.fail();
}

describe('FVDL files', () => {
  it('name the weakness itself, not the classes of rankings that it belongs to', () => {
    const { cwe, owasp } = read({
      groups: {
        altcategoryCWE: 'CWE ID 297, CWE ID 295',
        altcategoryCWETop252023: '[13] CWE ID 287',
        altcategorySANSTop252011: 'Porous Defenses - CWE ID 311',
        altcategoryOWASP2017: 'A3 Sensitive Data Exposure',
        altcategoryOWASP2021: 'A05 Security Misconfiguration',
        altcategoryOWASPAPITop102023: 'API10 Unsafe Consumption of APIs',
        altcategoryOWASPMobile2014: 'M3 Insufficient Transport Layer Protection',
        altcategoryOWASP2007: 'None',
      },
    });
    assert.deepEqual(cwe, [297, 295]);
    assert.deepEqual(owasp, ['A03:2017', 'A05:2021']);
  });

  it('name none where they know none', () => {
    assert.deepEqual(
      read({ groups: { altcategoryCWE: 'None', altcategoryCWETop252023: '[1] CWE ID 787' } }).cwe,
      [],
    );
    assert.deepEqual(read({}).cwe, []);
  });

  describe('describe', () => {
    const abstract =
      '<Content><Paragraph>The call on line <Replace key="PrimaryLocation.line"/> of <Replace key="PrimaryLocation.file" link="x"/> leaks.<AltParagraph>The program leaks.</AltParagraph></Paragraph></Content>';

    it('this vulnerability by what is put into the text', () => {
      const definitions = { 'PrimaryLocation.line': '3', 'PrimaryLocation.file': 'a.js' };
      assert.equal(read({ abstract, definitions }).message, 'The call on line 3 of a.js leaks.');
    });

    it('the kind of vulnerability where there is nothing to put in', () => {
      assert.equal(read({ abstract }).message, 'The program leaks.');
    });

    it('it as they do where they have but one text', () => {
      assert.equal(read({ abstract: 'Plain <b>text</b>.' }).message, 'Plain text.');
    });
  });

  it('know only where the code begins', () => {
    assert.deepEqual(read({}).place?.region, { startLine: 3, endLine: 3, startColumn: 7, unit: 'utf16' });
  });
});
