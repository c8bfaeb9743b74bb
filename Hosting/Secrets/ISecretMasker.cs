namespace WpAspire.Hosting.Secrets;

/// <summary>Keeps secrets out of text.</summary>
internal interface ISecretMasker
{
    /// <summary>Learns a secret, in its plain form and escaped as in a URL and in JSON.</summary>
    void Add(string? value);

    /// <summary>Whether a secret that is known is in the text. It is quick where none is.</summary>
    bool ContainsSecret(ReadOnlySpan<char> text);

    /// <summary>Gives the text with <c>******</c> in the place of each secret that is known.</summary>
    string Mask(string text);
}
