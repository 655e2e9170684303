import { workspaceArgs } from '../../workspace-args.ts';

/** An account is named by what its person signs in with. */
export const accountArgs = {
  ...workspaceArgs,
  account: {
    type: 'positional',
    description: 'e-mail or telephone number / e-mail hoặc số điện thoại',
    valueHint: 'ACCOUNT',
    required: true,
  },
} as const;
