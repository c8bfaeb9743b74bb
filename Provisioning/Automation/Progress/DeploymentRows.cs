namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>Chooses the resources that are shown where there is no room for all.</summary>
internal static class DeploymentRows
{
    // Borders, headings and the caption.
    private const int OtherLines = 7;
    private const int Fewest = 5;

    /// <summary>Those that fit into a terminal of that height, in their order: what failed and goes on before what is done, of that the latest.</summary>
    public static IReadOnlyList<ResourceProgress> Fitting(IReadOnlyList<ResourceProgress> resources, int terminalHeight)
    {
        var room = Math.Max(terminalHeight - OtherLines, Fewest);
        return resources.Count <= room
            ? resources
            : [.. resources.OrderBy(static r => Rank(r.State)).ThenByDescending(static r => r.EndedAt).ThenByDescending(static r => r.Index).Take(room).OrderBy(static r => r.Index)];
    }

    private static int Rank(ResourceState state) => state switch
    {
        ResourceState.Failed => 0,
        ResourceState.InProgress => 1,
        _ => 2,
    };
}
