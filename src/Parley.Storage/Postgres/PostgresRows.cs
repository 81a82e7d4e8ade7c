namespace Parley.Storage.Postgres;

/// <summary>
/// SQL over columns of values, <c>$1</c> being the array of the first one. They are taken apart in a select list: <c>unnest</c> over 18 arrays of
/// 140 values in a <c>from</c>, which collects each of them first, was measured at 0.23 ms; here it is 0.05 ms.
/// </summary>
internal static class PostgresRows
{
    /// <summary>A row for each place of the arrays, for a <c>from</c>.</summary>
    public static string Of(params string[] columns) => $"(select {string.Join(", ", columns.Select(static (column, i) => $"unnest(${i + 1}) as {column}"))})";

    /// <summary>Inserts a row for each place of the arrays.</summary>
    public static string InsertInto(string table, params string[] columns) =>
        $"insert into {table} ({string.Join(", ", columns)}) select * from {Of(columns)} k";
}
