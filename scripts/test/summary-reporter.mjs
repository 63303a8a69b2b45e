import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../node-24.mjs';

/** A vitest reporter that leaves the counts and the reasons of skips where scripts/test.mjs reads them. */
export default class SummaryReporter {
  onTestRunEnd(modules, errors) {
    const summary = { passed: 0, failed: errors.length, skipped: [] };
    for (const module of modules) {
      if (module.state() === 'failed' && [...module.children.allTests('failed')].length === 0)
        summary.failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') summary.passed += 1;
        else if (result.state === 'failed') summary.failed += 1;
        else summary.skipped.push({ name: test.fullName, why: result.note ?? 'no reason given' });
      }
    }
    writeFileSync(path.join(root, '.cache', 'test-summary.json'), JSON.stringify(summary));
  }
}
