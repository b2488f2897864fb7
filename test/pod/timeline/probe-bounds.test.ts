import {
  worstCaseDetectionText,
  guaranteedStartSeconds,
  guaranteedStartText,
} from '../../../src/pod/timeline/probe-bounds';
import { worstCaseDetectionSeconds } from '../../../src/pod/timeline/probe-timing';

const BY_DEFAULT = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
};

test('a container is spared until the last of the tries that must fail', () => {
  expect([guaranteedStartSeconds(BY_DEFAULT), guaranteedStartText(BY_DEFAULT)]).toEqual([20, '2 periods of 10 s']);
  const delayed = { ...BY_DEFAULT, initialDelaySeconds: 15, periodSeconds: 20, failureThreshold: 2 };
  expect([guaranteedStartSeconds(delayed), guaranteedStartText(delayed)]).toEqual([
    35,
    '15 s delay + 1 period of 20 s',
  ]);
});

test('the time until a probe gives up is written as the sum that it is, also with a timeout above the period', () => {
  expect([worstCaseDetectionSeconds(BY_DEFAULT), worstCaseDetectionText(BY_DEFAULT)]).toEqual([
    31,
    '3 periods of 10 s + 1 s timeout',
  ]);
  const slow = { ...BY_DEFAULT, timeoutSeconds: 15 };
  expect([worstCaseDetectionSeconds(slow), worstCaseDetectionText(slow)]).toEqual([
    55,
    '1 period of 10 s + 3 timeouts of 15 s',
  ]);
});
