namespace WpAspire.Engine.Whole;

/// <summary>
/// An option on a site that lives, by our own steps: deployed, changed, previewed, deployed, and back again. The tables of
/// the tests say what that is for visitors and data, as "Change a running site" in the documentation does.
/// </summary>
internal static class LivingOption
{
    public const string Nothing = "nothing";
    public const string NewTasks = "newTasks";
    public const string Restart = "restart";
    public const string Refused = "refused";

    public static async Task ChangeAsync(string environment, string kind, string[] changed)
    {
        using var site = await EngineSite.CreateAsync(environment);
        await site.SucceedAsync("deploy", "--yes");
        var before = new Dictionary<string, string>(site.Settings);
        var things = site.Stores();
        foreach (var setting in changed)
        {
            site.Set(setting);
        }

        if (kind == Refused)
        {
            var sentence = await site.FailAsync("deploy", "--yes");
            Assert.Contains("snapshot", sentence, StringComparison.Ordinal);
            Assert.Equal(things, site.Stores());
            return;
        }

        Assert.Equal(kind, (await site.PreviewAsync()).GetProperty("visitors").GetProperty("effect").GetString());
        await site.SucceedAsync("deploy", "--yes");
        Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());

        site.Settings.Clear();
        foreach (var (key, value) in before)
        {
            site.Settings[key] = value;
        }

        await site.SucceedAsync("deploy", "--yes");
        Assert.Empty((await site.PreviewAsync()).GetProperty("changes").EnumerateArray());
        Assert.Equal(things, site.Stores());
    }
}
