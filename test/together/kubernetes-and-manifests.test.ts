import { runTogether } from './run-together';

runTogether('kubernetes-and-manifests');
