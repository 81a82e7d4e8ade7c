using System.Data.Common;

namespace Parley.Storage;

/// <summary>A row of an ADO.NET reader.</summary>
internal readonly struct DbRow(Database database, DbDataReader reader) : IRow
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public string Text(int column) => reader.GetString(column);

    public long Number(int column) => reader.GetInt64(column);

    public bool Flag(int column) => reader.GetBoolean(column);

    public Guid Id(int column) => database.ReadId(reader, column);

    public DateTimeOffset Time(int column) => database.ReadTime(reader, column);
}
