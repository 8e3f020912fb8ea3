/*
 * The sequencer: each committed entry gets one number, numbers have no gap, and no two checkpoints contradict each other.
 *
 * Two nodes do its work at the same time: nothing says whose turn it is. Each stops before any step, also between numbering and
 * signing; a transaction that was not committed is undone then, and its lock is gone. Entries are committed meanwhile, one of
 * them by somebody who has seen another. A checkpoint that was signed is known to the world, whether it was stored or not:
 * somebody may have copied it out of the memory of a node that stopped then.
 */
#define NODES 2
#define ENTRIES 3          /* entry 2 is written by somebody who has seen entry 0 */
#define STOPS 2

#define NOBODY 255
#define NO 255

/* What is committed. */
bool waiting[ENTRIES];     /* unnumbered_entries, by the order in which they came, but for entry 0 and 1, which come at once */
bool isCommitted[ENTRIES];
byte log[ENTRIES];         /* the entry at each number */
byte size;                 /* how many have a number */
byte head;                 /* the size of the checkpoint that is stored */

byte auditLock = NOBODY;
byte logLock = NOBODY;
byte stops;

/* What the world has seen: at each size of a checkpoint, the entries under it. */
byte shown[ENTRIES] = NO;

inline write(entry)     /* packages/store/src/postgres/audit.ts: recordEvents */
{
  atomic { waiting[entry] = true; isCommitted[entry] = true }
}

inline hold(which)      /* packages/store/src/postgres/unit.ts: HOLD */
{
  atomic { which == NOBODY -> which = _pid }
}

/* Reads what waits, numbers it, forgets that it waited: one transaction, under a lock. */
inline numberSome()     /* packages/store/src/postgres/audit.ts: numberSome */
{
  hold(auditLock);
  stop();
  atomic {
    before = size; found = 0;
    for (entry : 0 .. ENTRIES - 1) { seen[entry] = waiting[entry] }
  }
  stop();
#ifdef BROKEN_ORDER
  atomic {
    for (entry : 0 .. ENTRIES - 1) {              /* not in the order in which they came */
      if :: seen[ENTRIES - 1 - entry] -> mine[found] = ENTRIES - 1 - entry; found++ :: else fi
    }
    entry = 0
  }
#else
  atomic {
    for (entry : 0 .. ENTRIES - 1) { if :: seen[entry] -> mine[found] = entry; found++ :: else fi }
    entry = 0
  }
#endif
#ifdef BROKEN_FORGET
  atomic { append(); auditLock = NOBODY }
  stop();
  atomic { forget() }                             /* in a transaction of its own */
#else
  atomic { append(); forget(); auditLock = NOBODY }
#endif
}

inline append()         /* packages/store/src/postgres/audit.ts: append */
{
  for (entry : 0 .. ENTRIES - 1) {
    if
    :: entry < found ->
       assert(before + entry < ENTRIES);          /* nothing is numbered twice */
       log[before + entry] = mine[entry]
    :: else
    fi
  }
  size = before + found;
  entry = 0
}

inline forget()         /* packages/store/src/postgres/audit.ts: forget */
{
  for (entry : 0 .. ENTRIES - 1) { if :: seen[entry] -> waiting[entry] = false :: else fi }
  entry = 0
}

inline openTree()       /* packages/core/src/audit/sign-log.ts: openTree */
{
  atomic {
    from = head; until = size;
    for (entry : 0 .. ENTRIES - 1) { leaf[entry] = log[entry] }
    entry = 0
  }
}

inline sign()           /* packages/core/src/audit/sign-log.ts: grow */
{
  atomic {
#ifdef BROKEN_EARLY
    if :: waiting[until % ENTRIES] && until < ENTRIES -> leaf[until] = until; until++ :: else fi; /* before it has a number */
#endif
    for (entry : 0 .. ENTRIES - 1) {
      if
      :: entry < until ->
         assert(shown[entry] == NO || shown[entry] == leaf[entry]);  /* no checkpoint says otherwise */
         shown[entry] = leaf[entry]
      :: else
      fi
    }
    entry = 0
  }
}

/* Tiles and checkpoint in one commit, if the log still has the size that the tree began with. */
inline store()          /* packages/store/src/postgres/log.ts: createLogStore */
{
  hold(logLock);
  stop();
  atomic {
#ifdef BROKEN_STORE
    assert(until >= head);                        /* a checkpoint never shrinks */
    head = until;
#else
    if :: head == from -> assert(until >= head); head = until :: else fi;
#endif
    logLock = NOBODY
  }
}

inline stop()           /* the world */
{
   if :: stops < STOPS -> stops++; goto stopped :: true fi
}

active [NODES] proctype node()  /* packages/core/src/audit/sign-log.ts: signLog */
{
  byte entry, before, found, from, until;
  bool seen[ENTRIES];
  byte mine[ENTRIES];
  byte leaf[ENTRIES];

turn:
  if
  :: waiting[0] || waiting[1] || waiting[2] -> skip
  :: head < size -> goto signing
  :: head == ENTRIES -> goto over
  fi;
  numberSome();
signing:
  stop();
  openTree();
  stop();
  if :: until == from -> goto rest :: else fi;
  sign();
  stop();
  store();
  goto rest;

stopped:
#ifndef BROKEN_KEPT                               /* a lock that outlives its holder */
  atomic {
    if :: auditLock == _pid -> auditLock = NOBODY :: else fi;
    if :: logLock == _pid -> logLock = NOBODY :: else fi
  }
#endif
rest:
  atomic {
    for (entry : 0 .. ENTRIES - 1) { seen[entry] = false; mine[entry] = 0; leaf[entry] = 0 }
    entry = 0; before = 0; found = 0; from = 0; until = 0
  }
  goto turn;
over:
  skip
}

active proctype first()         /* the world */
{ write(0) }

active proctype second()        /* the world */
{ write(1) }

active proctype afterTheFirst() /* the world */
{ isCommitted[0] -> write(2) }

#define causal (size < ENTRIES || !(log[0] == 2 || (log[1] == 2 && log[2] == 0)))

ltl ordered { [] causal }                         /* who has seen an entry comes after it */
ltl signed { <> (head == ENTRIES) }               /* and each is signed in the end */
