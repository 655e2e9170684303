import { existsSync } from 'node:fs';
import { defineCommand } from 'citty';
import { canInstall, install, installCommand } from '../doctor/install.ts';
import { describeTool, findTools } from '../doctor/tools.ts';
import { toLang } from '../language.ts';
import { print, say } from '../print.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { languageArgs, workspaceArgs } from '../workspace-args.ts';

/** `archive doctor`: is all here that npm cannot bring? Exit code 1 when something is missing. */
export const doctorCommand = defineCommand({
  meta: { name: 'doctor', description: 'Look for what is needed / Kiểm tra máy' },
  args: {
    ...languageArgs,
    config: workspaceArgs.config,
    fix: { type: 'boolean', default: false, description: 'install what is missing, where allowed' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const looking = { mediaTools: namedTools(args.config), forTests: true };
    let tools = await findTools(looking);
    const command = installCommand(tools);
    if (command !== null && args.fix && canInstall()) {
      await install(command);
      tools = await findTools(looking);
    }
    for (const tool of tools) print(describeTool(tool, lang));
    const toRun = installCommand(tools);
    if (toRun !== null) {
      const line = `sudo ${toRun.join(' ')}`;
      say({ vi: `Cài bằng lệnh: ${line}`, en: `Install with: ${line}` }, lang);
    }
    if (tools.some(({ found }) => !found)) process.exitCode = 1;
  },
});

/** A machine is looked at also before there is an archive on it. */
function namedTools(config: string): Workspace['mediaTools'] {
  const isExpected = config !== workspaceArgs.config.default || existsSync(config);
  return isExpected ? openWorkspace({ config }).mediaTools : {};
}
