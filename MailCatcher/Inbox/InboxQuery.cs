namespace WpAspire.MailCatcher.Inbox;

/// <summary>Which messages are listed; the addresses of the pages keep it.</summary>
/// <param name="filter">What a sender, a recipient or the subject is to contain.</param>
internal sealed class InboxQuery(string? filter)
{
    private readonly string _suffix = string.IsNullOrEmpty(filter) ? "" : $"?q={Uri.EscapeDataString(filter)}";

    /// <summary>What the messages are to contain; empty for all.</summary>
    public string Filter { get; } = filter ?? "";

    /// <summary>The address of the list.</summary>
    public string ListAddress => $"/{_suffix}";

    /// <summary>The messages that are listed.</summary>
    public IEnumerable<CaughtMail> Select(IEnumerable<CaughtMail> messages) =>
        messages.Where(m => m.To.Append(m.From).Append(m.Subject).Any(t => t.Contains(Filter, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The address of a message, or of an action with it.</summary>
    public string AddressOf(string id, string action = "") => $"/mail/{id}{action}{_suffix}";

    /// <summary>The address of a part of a message.</summary>
    public string AddressOfPart(string id, string part, bool withRemoteImages = false) =>
        $"{AddressOf(id)}{(_suffix.Length == 0 ? '?' : '&')}show={part}{(withRemoteImages ? "&images=remote" : "")}";
}
