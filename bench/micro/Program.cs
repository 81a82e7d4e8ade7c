using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Parley.Bench.Micro;

// Without arguments: everything. --smoke: everything once, in this process. --markdown: print nothing but the table at the end.
// Other arguments are BenchmarkDotNet's, for instance --filter *Broadcast*.
bool isSmoke = args.Contains("--smoke");
bool isMarkdown = args.Contains("--markdown");
string[] rest = [.. args.Where(static argument => argument is not ("--smoke" or "--markdown"))];
if (!rest.Contains("--filter"))
{
    rest = [.. rest, "--filter", "*"];
}

MicroConfig config = isSmoke ? MicroConfig.Smoke(isMarkdown) : MicroConfig.Full(isMarkdown);
Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(MicroConfig).Assembly).Run(rest, config)];
if (isMarkdown)
{
    MarkdownTable.Print(summaries);
}

return summaries.Length > 0 && Array.TrueForAll(summaries, IsComplete) ? 0 : 1;

static bool IsComplete(Summary summary) =>
    !summary.HasCriticalValidationErrors && summary.Reports.Length > 0 && summary.Reports.All(static report => report.Success);
