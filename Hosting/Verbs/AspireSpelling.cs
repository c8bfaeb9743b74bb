namespace WpAspire.Hosting.Verbs;

/// <summary>How Aspire's CLI starts an AppHost: <c>--operation publish --step deploy --output-path out</c>.</summary>
internal static class AspireSpelling
{
    /// <summary>Puts the verb in the place of <c>--operation</c> and <c>--step</c>.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="error">What is wrong with it.</param>
    /// <returns>The command line with a verb; one without <c>--operation</c> as it is.</returns>
    public static string[] Translate(string[] args, out string? error)
    {
        error = null;
        string? operation = null;
        string? step = null;
        var rest = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var arg = args[i];
            if (arg == "--")
            {
                rest.AddRange(args[i..]);
                break;
            }

            switch (arg.Split('=', 2))
            {
                case ["--operation", var value]:
                    operation = value;
                    break;
                case ["--step", var value]:
                    step = value;
                    break;
                case ["--operation"]:
                    operation = i + 1 < args.Length ? args[++i] : "";
                    break;
                case ["--step"]:
                    step = i + 1 < args.Length ? args[++i] : "";
                    break;
                default:
                    rest.Add(arg);
                    break;
            }
        }

        switch (operation?.ToLowerInvariant())
        {
            case null:
                return args;
            case "run" when step is null:
                return ["run", .. rest];
            case "publish":
                return step switch
                {
                    null => ["publish", .. rest],
                    "publish" or "deploy" or "destroy" => [step, .. rest],
                    _ => ["do", step, .. rest],
                };
            default:
                error = $"--operation is '{operation}'{(step is null ? "" : $" with --step '{step}'")}: allowed are run, and publish with or without --step.";
                return args;
        }
    }
}
