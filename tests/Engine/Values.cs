namespace WpAspire.Engine;

/// <summary>The state of a site, held against the models of AWS's APIs and its documented rules.</summary>
internal static class Values
{
    private static string? Check =>
        Environment.GetEnvironmentVariable("WPASPIRE_VALUES_CHECK")
        ?? Repository.Beside("shared", "tools", "aws-values", "check")
        ?? (Environment.GetEnvironmentVariable("WPASPIRE_ENGINE_SETUP") is { Length: > 0 } setup
            && Path.GetFullPath(Path.Combine(Path.GetDirectoryName(setup)!, "..", "aws-values", "check")) is var beside && File.Exists(beside) ? beside : null);

    /// <summary>Deploys a site, and asks whether AWS would accept all that is in its state.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="unknown">The rules that nobody can judge by the state.</param>
    public static async Task AcceptAsync(string environment, string[] settings, params string[] unknown)
    {
        Assert.SkipWhen(Check is null, "This needs shared/tools/aws-values/check beside the repository or beside the engine's tool, or WPASPIRE_VALUES_CHECK.");
        using var site = await EngineSite.CreateAsync(environment, settings);
        site.Variables["Parameters__telemetry_headers"] = """{"api-key": "a key"}""";
        await site.SucceedAsync("deploy", "--yes");
        var state = Path.Combine(site.Home, "state.json");
        await File.WriteAllTextAsync(state, await site.ExportAsync(), TestContext.Current.CancellationToken);

        var result = await Tool.RunAsync(Check!, [state], site.Home, new Dictionary<string, string?>());
        var findings = result.Output.Split('\n').Where(static l => l.StartsWith("state.json: ", StringComparison.Ordinal)).ToList();
        Assert.True(result.ExitCode == 0 || (findings.Count > 0 && findings.TrueForAll(f => Array.Exists(unknown, u => f.EndsWith(u, StringComparison.Ordinal)))), result.All);
    }
}
