using Realtime.LoadLab;

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(LabOptions.Help);
    return 0;
}

try
{
    return await Lab.RunAsync(LabOptions.Parse(args), Console.Out) ? 0 : 1;
}
catch (LabException problem)
{
    await Console.Error.WriteLineAsync($"loadlab: {problem.Message}");
    return 2;
}
