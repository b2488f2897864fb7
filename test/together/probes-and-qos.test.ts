import { runTogether } from './run-together';

runTogether('probes-and-qos');
