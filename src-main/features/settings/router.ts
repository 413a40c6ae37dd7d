import { os } from '../procedures.ts';
import type { SettingsService } from './service.ts';

export const settingsRouter = (settings: SettingsService) =>
  os.settings.router({
    get: os.settings.get.handler(() => settings.get()),
    update: os.settings.update.handler(({ input, context }) => settings.update(context.caller, input)),
  });
