using System.Globalization;

namespace WpAspire.EndToEnd;

/// <summary>The processes of this machine.</summary>
internal static class Processes
{
    /// <summary>Those of this name that a process has begun, or that one of them has.</summary>
    public static IEnumerable<int> DescendantsNamed(int ancestor, string name)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(static d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(static id => id > 0)
            .Select(static id => (Id: id, Stat: ReadQuietly($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat")))
            .Where(static p => p.Stat.Length > 0)
            .ToDictionary(static p => p.Id, static p => (Parent: int.Parse(p.Stat[(p.Stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture), Name: p.Stat[(p.Stat.IndexOf('(', StringComparison.Ordinal) + 1)..p.Stat.LastIndexOf(')')]));
        return [.. parents.Where(p => p.Value.Name == name && IsBelow(p.Key)).Select(static p => p.Key)];

        bool IsBelow(int id) => parents.TryGetValue(id, out var p) && (p.Parent == ancestor || IsBelow(p.Parent));
    }

    private static string ReadQuietly(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return "";
        }
    }
}
