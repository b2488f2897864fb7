/** Writes the interfaces of a Pod's fields. Run by `run.ts`, after it wrote the tables. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER } from './folder';
import { POD_FIELDS, podTypes } from './pod-types';

writeFileSync(join(FOLDER, POD_FIELDS), podTypes());
