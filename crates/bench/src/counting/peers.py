"""The same work by peers: `peers.py polars|duckdb table|kept FROM INTO`. Loading the library is not counted."""

import glob
import json
import os
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor

os.environ.setdefault("POLARS_MAX_THREADS", "2")
peer, mode, source, into = sys.argv[1:5]
files = sorted(glob.glob(source + "/*/*-street.csv"))
KINDS = ["Anti-social behaviour", "Bicycle theft", "Burglary", "Criminal damage and arson", "Drugs", "Other crime",
         "Other theft", "Possession of weapons", "Public order", "Robbery", "Shoplifting", "Theft from the person",
         "Vehicle crime", "Violence and sexual offences", "Violent crime", "Public disorder and weapons"]
OUTCOMES = ["Unable to prosecute suspect", "Investigation complete; no suspect identified", "Under investigation",
            "Awaiting court outcome", "Local resolution", "Status update unavailable", "Offender given a caution",
            "Suspect charged", "Offender fined", "Court result unavailable"]
CODES = [f"E91{n:06}" for n in range(40 * 890)]
KEYS = ["LSOA code", "Month", "Crime type"]


def polars_table():
    table = pl.scan_csv(files, infer_schema=False).group_by(KEYS).len().collect(engine="streaming")
    return table.height, table["len"].sum()


def polars_kept():
    codes = pl.Series(CODES).implode()
    text = pl.col

    def one(path):
        month = os.path.basename(path)[:7]
        rows = pl.read_csv(path, infer_schema=False)
        x, y = (text(n).cast(pl.Float64, strict=False) for n in ("Longitude", "Latitude"))
        id_, code, place = text("Crime ID"), text("LSOA code"), text("Longitude")
        bad = (
            pl.when(~id_.str.contains("^[0-9a-fA-F]{64}$")).then(pl.lit("bad-hash"))
            .when(text("Month").is_null() | text("Reported by").is_null() | text("Crime type").is_null()).then(pl.lit("blank"))
            .when(~text("Month").str.contains("^[0-9]{4}-(0[1-9]|1[0-2])$")).then(pl.lit("bad-period"))
            .when((x.is_null() & place.is_not_null()) | (y.is_null() & text("Latitude").is_not_null())
                  | (x.abs() > 180) | (y.abs() > 90)).then(pl.lit("bad-point"))
            .when(~code.str.contains("^[A-Z][0-9]{8}$")).then(pl.lit("bad-code"))
            .when(~text("Crime type").is_in(KINDS) | ~text("Last outcome category").is_in(OUTCOMES)).then(pl.lit("unknown-category"))
            .when(text("Month") != month).then(pl.lit("other-month"))
        )
        rows = rows.with_columns(
            x=x, y=y, reason=bad,
            flags=pl.concat_str([
                pl.when(code.is_null()).then(pl.lit("no-place ")).otherwise(pl.lit("")),
                pl.when(code.is_not_null() & ~code.is_in(codes)).then(pl.lit("unknown-place ")).otherwise(pl.lit("")),
                pl.when(~x.is_between(-6.6, 2.6) | ~y.is_between(49.8, 55.9)).then(pl.lit("out-of-bounds ")).otherwise(pl.lit("")),
                pl.when(id_.is_not_null() & ~id_.is_first_distinct()).then(pl.lit("repeated-key ")).otherwise(pl.lit("")),
            ]))
        good, wrong = rows.filter(text("reason").is_null()), rows.filter(text("reason").is_not_null())
        out = os.path.join(into, os.path.basename(path))
        kept = good.drop("Longitude", "Latitude", "reason").with_columns(text("Crime ID").str.decode("hex"))
        kept.write_parquet(out + ".parquet", compression="zstd", compression_level=1)
        if wrong.height:
            wrong.write_csv(out + ".rejects.csv")
        further = good.group_by(["LSOA code", "Crime type", "Last outcome category"]).len().height
        return good.group_by(KEYS).len(), further

    with ThreadPoolExecutor(2) as pool:
        parts = list(pool.map(one, files))
    table = pl.concat([part[0] for part in parts]).group_by(KEYS).agg(pl.col("len").sum())
    return table.height, table["len"].sum()


def duckdb_table():
    con = duckdb.connect()
    con.execute("SET threads=2")
    return con.execute(f"""SELECT count(*), sum(n) FROM (SELECT "LSOA code", "Month", "Crime type", count(*) n
        FROM read_csv('{source}/*/*-street.csv', all_varchar=true, header=true) GROUP BY ALL)""").fetchone()


def duckdb_kept():
    con = duckdb.connect()
    con.execute("SET threads=1")
    con.execute("CREATE TABLE codes AS SELECT unnest(?) AS code", [CODES])
    words = lambda some: ",".join("'" + one.replace("'", "''") + "'" for one in some)

    # A file a core, as ours: one statement over all files took longer.
    def one(path):
        cur = con.cursor()
        month, out = os.path.basename(path)[:7], os.path.join(into, os.path.basename(path))
        cur.execute(f"""CREATE OR REPLACE TEMP TABLE rows AS SELECT *,
            TRY_CAST(Longitude AS DOUBLE) x, TRY_CAST(Latitude AS DOUBLE) y,
            CASE WHEN "Crime ID" IS NOT NULL AND NOT regexp_full_match("Crime ID", '[0-9a-fA-F]{{64}}') THEN 'bad-hash'
                 WHEN "Month" IS NULL OR "Reported by" IS NULL OR "Crime type" IS NULL THEN 'blank'
                 WHEN NOT regexp_full_match("Month", '[0-9]{{4}}-(0[1-9]|1[0-2])') THEN 'bad-period'
                 WHEN (x IS NULL AND Longitude IS NOT NULL) OR (y IS NULL AND Latitude IS NOT NULL) OR abs(x) > 180 OR abs(y) > 90 THEN 'bad-point'
                 WHEN NOT regexp_full_match("LSOA code", '[A-Z][0-9]{{8}}') THEN 'bad-code'
                 WHEN "Crime type" NOT IN ({words(KINDS)}) OR "Last outcome category" NOT IN ({words(OUTCOMES)}) THEN 'unknown-category'
                 WHEN "Month" <> '{month}' THEN 'other-month' END reason,
            CASE WHEN "LSOA code" IS NULL THEN 'no-place ' WHEN code IS NULL THEN 'unknown-place ' ELSE '' END
            || CASE WHEN x NOT BETWEEN -6.6 AND 2.6 OR y NOT BETWEEN 49.8 AND 55.9 THEN 'out-of-bounds ' ELSE '' END
            || CASE WHEN "Crime ID" IS NOT NULL AND row_number() OVER (PARTITION BY "Crime ID") > 1 THEN 'repeated-key ' ELSE '' END flags
            FROM read_csv('{path}', all_varchar=true, header=true) LEFT JOIN codes ON code = "LSOA code" """)
        cur.execute(f"""COPY (SELECT * EXCLUDE (Longitude, Latitude, reason, code) REPLACE (unhex("Crime ID") AS "Crime ID") FROM rows
            WHERE reason IS NULL) TO '{out}.parquet' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)""")
        if cur.execute("SELECT count(*) FROM rows WHERE reason IS NOT NULL").fetchone()[0]:
            cur.execute(f"COPY (SELECT * FROM rows WHERE reason IS NOT NULL) TO '{out}.rejects.csv'")
        cur.execute('''SELECT count(*) FROM (SELECT 1 FROM rows WHERE reason IS NULL
            GROUP BY "LSOA code", "Crime type", "Last outcome category")''')
        cells = cur.execute('''SELECT "LSOA code", "Month", "Crime type", count(*) FROM rows
            WHERE reason IS NULL GROUP BY ALL''').fetchall()
        cur.execute("DROP TABLE rows")
        return cells

    table = {}
    with ThreadPoolExecutor(2) as pool:
        for cells in pool.map(one, files):
            for *key, many in cells:
                table[tuple(key)] = table.get(tuple(key), 0) + many
    return len(table), sum(table.values())


if peer == "polars":
    import polars as pl
else:
    import duckdb
begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
groups, rows = globals()[f"{peer}_{mode}"]()
wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF)
cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
print(json.dumps({"wall": wall, "cpu": cpu, "peak_mb": after.ru_maxrss / 1024, "groups": int(groups), "rows": int(rows)}))
