namespace Parley.Architecture.Tests;

public sealed class FileTests
{
    private const int MaxLines = 400;

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        IEnumerable<string> tooLong =
            from file in SourceTree.CodeFiles
            let lines = File.ReadLines(file.FullName).Count()
            where lines > MaxLines
            select $"{SourceTree.PathOf(file)}: {lines} lines";

        Assert.NotEmpty(SourceTree.CodeFiles);
        Assert.Empty(tooLong);
    }
}
