/** The application's id, as electron-builder.yml has it: Windows shows notifications under the shortcut with this id. */
export const APP_ID = 'com.clerkwell.desktop';
