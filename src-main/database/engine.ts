/** The two engines: SQLite inside the application, PostgreSQL on a firm's server. */
export type Engine = 'sqlite' | 'postgres';
