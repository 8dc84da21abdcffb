CREATE TABLE entries (
  account TEXT NOT NULL,
  cents INTEGER NOT NULL,
  reference TEXT NOT NULL,
  UNIQUE (account, reference)
);
