import { runTogether } from './run-together';

runTogether('pod-and-explain');
