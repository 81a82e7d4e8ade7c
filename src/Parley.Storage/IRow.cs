namespace Parley.Storage;

/// <summary>A row under a database's cursor, by the numbers of its columns.</summary>
internal interface IRow
{
    bool IsNull(int column);

    string Text(int column);

    long Number(int column);

    bool Flag(int column);

    Guid Id(int column);

    DateTimeOffset Time(int column);
}
