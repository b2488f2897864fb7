import { portNameProblem } from '../../kubernetes/names';
import { calledPort, hooksOf, probesOf } from '../../pod/probes';
import { portsOfContainer } from '../../pod/ports';
import type { PodContainer } from '../../pod/containers';
import { FindingSeverity, type Problem } from '../finding';
import type { Rule } from '../rule';

/**
 * Ports are whole numbers from 1 to 65535, and their names are port names; a probe or hook may call a port by name.
 *
 * Fields: spec.{initContainers,containers}[*].ports[*], and the ports of probes and hooks
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, validateContainerPorts and ValidatePortNumOrName
 */
export const portNumber: Rule = {
  id: 'port-number',
  severity: FindingSeverity.ERROR,
  summary: 'A port is a number from 1 to 65535.',
  check: ({ containers }) =>
    containers.flatMap((container) =>
      [...declaredProblems(container), ...calledProblems(container)].map((problem) => ({
        ...problem,
        container: container.name,
      })),
    ),
};

function declaredProblems(container: PodContainer): Problem[] {
  return portsOfContainer(container).flatMap(({ path, port, name }) => {
    const badName = name === undefined ? undefined : portNameProblem(name);
    return [
      ...(isPortNumber(port) ? [] : [outOfRange(`${path}.containerPort`, port)]),
      ...(badName === undefined ? [] : [wrongName(`${path}.name`, name, badName)]),
    ];
  });
}

function calledProblems(container: PodContainer): Problem[] {
  return [...probesOf(container), ...hooksOf(container)].flatMap((call) => {
    const called = calledPort(call);
    if (!called || isPortNumber(called.port)) return [];
    const path = `${container.path}.${called.path}`;
    if (typeof called.port !== 'string') return [outOfRange(path, called.port)];
    const badName = portNameProblem(called.port);
    return badName === undefined ? [] : [wrongName(path, called.port, badName)];
  });
}

function isPortNumber(port: unknown): boolean {
  return typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65535;
}

function outOfRange(path: string, value: unknown): Problem {
  return {
    path,
    value,
    message: `the port ${JSON.stringify(value) ?? 'that is missing'} is no whole number from 1 to 65535.`,
    fix: 'use the port that the program listens on.',
  };
}

function wrongName(path: string, value: unknown, problem: string): Problem {
  return {
    path,
    value,
    message: `the port name ${JSON.stringify(value)} ${problem}.`,
    fix: 'choose a shorter or plainer name.',
  };
}
