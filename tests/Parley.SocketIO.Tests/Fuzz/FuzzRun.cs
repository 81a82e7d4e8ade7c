using System.Globalization;
using System.Text;

namespace Parley.SocketIO.Tests.Fuzz;

/// <summary>
/// One third of the mutations that are tried on the parsers. <c>PARLEY_FUZZ_COUNT</c> sets how many there are in all (50,000),
/// <c>PARLEY_FUZZ_SEED</c> repeats a run that failed.
/// </summary>
internal static class FuzzRun
{
    private const int Targets = 3;
    private const int DefaultCount = 50_000;

    private static readonly int Count = ReadSetting("PARLEY_FUZZ_COUNT") ?? DefaultCount;
    private static readonly int Seed = ReadSetting("PARLEY_FUZZ_SEED") ?? new Random().Next();

    /// <summary>
    /// Feeds mutations of the corpus to the parser, which may refuse them in no other way than by <see cref="ProtocolException"/>, and must
    /// take some and refuse some, or the run would prove nothing.
    /// </summary>
    public static void Run(IReadOnlyList<byte[]> corpus, Action<byte[], Random> parse)
    {
        int count = Count / Targets;
        int accepted = 0;
        for (int i = 0; i < count; i++)
        {
            var random = new Random(unchecked(Seed + i));
            byte[] input = new Mutator(random, corpus).Next();
            try
            {
                parse(input, random);
                accepted++;
            }
            catch (ProtocolException)
            {
                // The only exception that may leave a parser.
            }
            catch (Exception exception)
            {
                string shown = $"{Convert.ToHexString(input)} ({Encoding.UTF8.GetString(input)})";
                Assert.Fail($"PARLEY_FUZZ_SEED={Seed}, mutation {i}: {shown} gives {exception}");
            }
        }

        Assert.InRange(accepted, count / 100, count - (count / 100));
    }

    private static int? ReadSetting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : null;
}
