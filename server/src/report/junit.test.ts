import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { validateXML } from 'xmllint-wasm';
import { junit } from './junit.ts';
import type { Report } from './report.ts';
import { fileOf, findingAt, HOSTILE_TEXTS, hostileReport, reportOf, reviewOf } from './testing.ts';

/** What Jenkins, GitLab and Azure Pipelines have in common: elements, their order, attributes that must be there. */
const SCHEMA = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
  <xs:attributeGroup name="counts">
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="time" type="xs:decimal" use="required"/>
  </xs:attributeGroup>
  <xs:complexType name="outcome"><xs:simpleContent><xs:extension base="xs:string">
    <xs:attribute name="message" type="xs:string" use="required"/>
    <xs:attribute name="type" type="xs:string" use="required"/>
  </xs:extension></xs:simpleContent></xs:complexType>
  <xs:element name="testsuites"><xs:complexType>
    <xs:sequence><xs:element ref="testsuite" maxOccurs="unbounded"/></xs:sequence>
    <xs:attributeGroup ref="counts"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuite"><xs:complexType>
    <xs:sequence><xs:element ref="testcase" maxOccurs="unbounded"/></xs:sequence>
    <xs:attributeGroup ref="counts"/>
    <xs:attribute name="skipped" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="timestamp" type="xs:dateTime"/>
  </xs:complexType></xs:element>
  <xs:element name="testcase"><xs:complexType>
    <xs:choice minOccurs="0">
      <xs:element name="failure" type="outcome"/>
      <xs:element name="error" type="outcome"/>
      <xs:element name="skipped"><xs:complexType>
        <xs:attribute name="message" type="xs:string" use="required"/>
      </xs:complexType></xs:element>
      <xs:element name="system-err" type="xs:string"/>
    </xs:choice>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="classname" type="xs:string" use="required"/>
    <xs:attribute name="file" type="xs:string"/>
    <xs:attribute name="line" type="xs:positiveInteger"/>
    <xs:attribute name="time" type="xs:decimal" use="required"/>
  </xs:complexType></xs:element>
</xs:schema>`;

const write = (report: Report): string =>
  junit.write(report, { colour: false, width: 80, namesUnread: false }).text;

async function errorsOf(contents: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents }],
    schema: [{ fileName: 'junit.xsd', contents: SCHEMA }],
  });
  return errors.map(({ message }) => message);
}

describe('the report as JUnit’s XML', () => {
  it('keeps to the schema, with everything hostile in it and with nothing', async () => {
    const hostile = HOSTILE_TEXTS.map((text) => reportOf([], { review: reviewOf(text, text) }));
    for (const report of [hostileReport(), reportOf([]), { ...hostileReport(), failed: true }, ...hostile])
      assert.deepEqual(await errorsOf(write(report)), []);
    assert.notDeepEqual(await errorsOf('<testsuites/>'), []);
  });

  it('counts what it has', () => {
    const xml = write(hostileReport());
    const skipped = HOSTILE_TEXTS.filter((_, i) => i % 3 === 2).length;
    const failures = HOSTILE_TEXTS.length - skipped;
    assert.equal(xml.match(/<testcase /g)?.length, HOSTILE_TEXTS.length + 1);
    assert.equal(xml.match(/<failure /g)?.length, failures);
    assert.equal(xml.match(/<skipped /g)?.length, skipped);
    assert.match(
      xml,
      new RegExp(`<testsuites .* tests="${HOSTILE_TEXTS.length + 1}" failures="${failures}" errors="0"`),
    );
  });

  it('has a case for the scan, which is an error when something could not be done', () => {
    assert.match(write(reportOf([])), /<testcase name="scan" [^>]*>\s*<\/testcase>/);
    const problems = [{ kind: 'file', message: 'There is no such file.', path: 'a<b.py' } as const];
    assert.match(write(reportOf([], { problems })), /<system-err>a&lt;b\.py: There is no such file\.</);
    assert.match(
      write(reportOf([], { problems, failed: true })),
      /errors="1".*[\s\S]*<error [^>]*>a&lt;b\.py: /,
    );
  });

  it('has a case for the reviews, where a change was held against a policy', () => {
    const review = reviewOf('a.py', 'nobody has read it');
    const xml = write(reportOf([], { review }));
    assert.match(xml, /<testsuites [^>]* tests="2" failures="1"/);
    assert.match(xml, /<testcase name="review" [^>]*><failure [^>]*>a\.py:3: nobody has read it<\/failure>/);
    assert.match(
      write(reportOf([], { review: { ...review, passed: true } })),
      /name="review" [^>]*><\/testcase>/,
    );
  });

  it('says what confirms a finding', async () => {
    const xml = write(
      reportOf([
        fileOf('a.py', 'bad()', [
          findingAt('bad()', 'bad', { confirmedBy: ['zap/<1>'] }),
          findingAt('bad()', '()'),
        ]),
      ]),
    );
    assert.deepEqual(await errorsOf(xml), []);
    assert.deepEqual(xml.match(/^confirmed by .*$/gm), [
      'confirmed by a test from outside (zap/&lt;1&gt;)</failure>',
    ]);
  });

  it('names cases by rule and file, so that they stay the same when a line moves', () => {
    const namesOf = (text: string): string[] => {
      const second = { start: text.lastIndexOf('bad'), end: text.lastIndexOf('bad') + 3 };
      const xml = write(
        reportOf([fileOf('a.py', text, [findingAt(text, 'bad'), findingAt(text, 'bad', second)])]),
      );
      return [...xml.matchAll(/<testcase name="([^"]*)" classname="([^"]*)"/g)].map(
        ([, name, of]) => `${of} ${name}`,
      );
    };
    assert.deepEqual(namesOf('bad bad'), ['ai-security-scanner scan', 'a.py some-rule', 'a.py some-rule 2']);
    assert.deepEqual(namesOf('\n\nbad bad'), namesOf('bad bad'));
  });
});
