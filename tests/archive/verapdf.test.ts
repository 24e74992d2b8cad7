import { describe, expect, it } from 'vitest';
import { parseVerdicts } from './verapdf.ts';

const report = `<report><jobs><job><item size="1"><name>/a/b &amp; c.pdf</name></item>
<validationReport jobEndStatus="normal" profileName="PDF/UA-1 validation profile" statement="x" isCompliant="false">
<details passedRules="105" failedRules="1" passedChecks="1479" failedChecks="1">
<rule specification="ISO 14289-1:2014" clause="7.2" testNumber="43" status="failed" failedChecks="1" tags="table"><description>Rows</description>
<check status="failed"><context>root/document[0]/K[0]/K[7](53 0 obj SETable Table)</context><errorMessage>Rows 1 and 3 differ</errorMessage></check></rule>
</details></validationReport></job></jobs></report>`;

describe('parseVerdicts', () => {
  it('reads counts and one line for each rule that failed', () => {
    expect(parseVerdicts(report)).toEqual([
      {
        file: '/a/b & c.pdf',
        profile: 'PDF/UA-1',
        compliant: false,
        passed: 1479,
        failed: 1,
        failures: [
          'ISO 14289-1:2014 7.2-43 (1×): Rows 1 and 3 differ at document[0]/K[0]/K[7](53 0 obj SETable Table)',
        ],
      },
    ]);
  });

  it('does not take a file that was not judged for one that passed', () => {
    expect(() =>
      parseVerdicts(
        '<job><item><name>x.pdf</name></item><taskException><exceptionMessage>Can not parse</exceptionMessage></taskException></job>',
      ),
    ).toThrow('veraPDF did not judge x.pdf: x.pdf Can not parse');
  });
});
