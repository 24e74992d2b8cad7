import { describe, expect, it } from 'vitest';
import { parseVerdicts } from './verapdf.ts';
import { cutProfile } from './x1a-rules.ts';

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

describe('the rules to judge PDF/X-1a by', () => {
  const rule = (clause: string, test: number) =>
    `<rule object="X"><id specification="ISO_19005_1" clause="${clause}" testNumber="${test}"/></rule>`;
  const profile = (...rules: string[]) =>
    `<profile><details><name>PDF/A-1B</name></details><rules>${rules.join('')}</rules></profile>`;

  it('are those that a plant asks for, too', () => {
    const all = [
      ['6.1.10', 1],
      ['6.2.2', 1],
      ['6.2.3.3', 2],
      ['6.2.4', 1],
      ['6.2.4', 3],
      ['6.2.8', 1],
      ['6.2.10', 1],
      ['6.3.4', 1],
      ['6.3.5', 3],
      ['6.4', 3],
      ['6.7.3', 1],
    ] as const;
    const kept = ['6.1.10-1', '6.2.4-1', '6.2.8-1', '6.2.10-1', '6.3.4-1', '6.4-3'];
    const cut = cutProfile(profile(...all.map(([clause, test]) => rule(clause, test))));
    expect([...cut.matchAll(/clause="([^"]+)" testNumber="(\d)"/g)].map((of) => `${of[1]}-${of[2]}`)).toEqual(
      kept,
    );
  });

  it('are refused where none is on transparency groups', () => {
    expect(() => cutProfile(profile(rule('6.4', 1)))).toThrow('6.4-3');
  });
});
