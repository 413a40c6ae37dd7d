import { os } from '../procedures.ts';
import type { SettingsService } from './service.ts';

export const settingsRouter = (settings: SettingsService) =>
  os.settings.router({
    get: os.settings.get.handler(() => settings.get()),
    heardLanguage: os.settings.heardLanguage.handler(({ input }) => settings.heardLanguage(input.language)),
    update: os.settings.update.handler(({ input, context }) => settings.update(context.caller, input)),
  });
