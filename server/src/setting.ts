export interface SettingInfo {
  property: string;
  variable: string;
  sentence: string;
}

export const SETTINGS: SettingInfo[] = [];

/** Names the environment variable of a setting and says in one sentence what it is for. */
export function Setting(variable: string, sentence: string): PropertyDecorator {
  return (_, property) => {
    SETTINGS.push({ property: String(property), variable, sentence });
  };
}
