import { nowArgs, workspaceArgs } from '../../workspace-args.ts';

export const jsonArgs = {
  json: { type: 'boolean', default: false, description: 'JSON for programs / JSON cho máy đọc' },
} as const;

export const runArgs = { ...workspaceArgs, ...nowArgs, ...jsonArgs } as const;
